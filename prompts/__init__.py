"""The texts Byline asks with, one file each; see app/prompts.py."""
