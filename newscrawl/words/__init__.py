"""Tables of words in the languages of the world, by which normalisation reads: no rules, no imports of ours above."""
