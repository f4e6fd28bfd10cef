"""Commands of the ``scrapy`` program that behave differently in this project."""
