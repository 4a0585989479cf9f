"""The phrases the judge knows, one module a language: data, each rule with its phrases in the writing of phrases.py."""
