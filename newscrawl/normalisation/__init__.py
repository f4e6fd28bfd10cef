"""From text to value: pure functions, without network and without a clock of their own.

Each takes text and gives a value; ``None`` in, ``None`` out; a text that is there but cannot be read raises
``newscrawl.errors.UnreadableField``. ``normalise`` applies them all to a raw article.
"""

from newscrawl.normalisation.addresses import canonical_address as canonical_address
from newscrawl.normalisation.addresses import identity_key as identity_key
from newscrawl.normalisation.byline import Byline as Byline
from newscrawl.normalisation.byline import normalise_byline as normalise_byline
from newscrawl.normalisation.dateline import Dateline as Dateline
from newscrawl.normalisation.dateline import normalise_dateline as normalise_dateline
from newscrawl.normalisation.dates import normalise_date as normalise_date
from newscrawl.normalisation.image_credit import ImageCredit as ImageCredit
from newscrawl.normalisation.image_credit import normalise_credit as normalise_credit
from newscrawl.normalisation.language import normalise_language as normalise_language
from newscrawl.normalisation.normalise import normalise as normalise
from newscrawl.normalisation.numbers import Number as Number
from newscrawl.normalisation.numbers import normalise_number as normalise_number
from newscrawl.normalisation.text import normalise_text as normalise_text
from newscrawl.normalisation.views import normalise_views as normalise_views
