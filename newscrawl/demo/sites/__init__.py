"""The site files of the demo, written as anybody would write them; their homepage is given at run time."""
