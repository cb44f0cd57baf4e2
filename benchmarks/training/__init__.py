"""Training of what `indexer.meaning` ships: the static model and the re-ranker.

It needs torch and lightgbm; running what it makes does not.
"""
