"""A fetched page opened: its bytes as text, its tree, the lines that a reader sees, and what it declares of itself.

Nothing here knows what a field is; ``newscrawl.extraction`` looks for those.
"""

from newscrawl.documents.document import Document as Document
from newscrawl.documents.element_names import Region as Region
from newscrawl.documents.lines import Line as Line
