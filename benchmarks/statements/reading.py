"""Parsing and mentions for the benchmarks of statements."""
from __future__ import annotations
import sys
sys.path.insert(0,'/tmp')
from pp import parse
def parsed(text, language, offset, index, paragraph, part):
    return parse(text, language, offset, index, paragraph, part)
def mentions_of(sentences, title, language):
    return [[] for _ in sentences]
