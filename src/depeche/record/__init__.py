"""The record: the store on disk, and how it is read by people."""
