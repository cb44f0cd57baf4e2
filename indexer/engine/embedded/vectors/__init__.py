"""The vectors of an embedded store: rows of int8 in one file that all reading processes map.

A folder holds `state.json`, replaced whole with each commit, and the three files it names: the records' rows
(int64, ascending), the vectors' lengths (float32), the vectors (int8, `dim` a row). What stands in them past
`count` was never committed. Rows of records that are gone stay until they are compacted: whether a row still
counts, the word index says. NumPy is loaded only where there are vectors.
Signs, by which many vectors are told apart quickly, are made of these files by each process that asks and kept nowhere.
"""
