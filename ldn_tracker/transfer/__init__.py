"""Diaries in and out: the diary file, other apps' exports, and the one module that stores them."""
