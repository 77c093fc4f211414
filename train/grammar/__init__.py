"""Grammars of our own: pieces for the styles that no corpus holds, or too few of.

`styles/NAME.txt` says what a style does, `harmony.txt` which chords go round,
`fills.txt` how drummers lead on, `figures.txt` how arpeggios move; the modules
draw pieces from them.  Everything is drawn from one seed, so that the same
corpus comes out everywhere.
"""
