"""Asks a query that a page of the docs shows, in the current folder.

usage: query.py PAGE NAME SQL

NAME is the comment above the query, and SQL asks it as the table `documented`. Prints a JSON array a row.
"""

import json
import re
import sys

import duckdb

page, name, sql = sys.argv[1:]
with open(page, encoding="utf-8") as text:
    block = re.search(r"```sql\n(.*?)```", text.read(), re.DOTALL).group(1)
queries = dict(re.findall(r"^-- (\w+)\n(.*?);$", block, re.DOTALL | re.MULTILINE))
for row in duckdb.sql(f"WITH documented AS ({queries[name]}) {sql}").fetchall():
    print(json.dumps(row, default=str, ensure_ascii=False))
