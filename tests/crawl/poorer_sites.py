"""The demo's site files before somebody mended them: each reads something wrongly, or not at all."""

from newscrawl.demo.sites import demo_harbour, demo_narmada, demo_pahad, demo_ridge, demo_wadi
from newscrawl.extraction import ArticleRules, css, labelled, nowhere


class PoorerHarbour(demo_harbour.HarbourHeraldSpider):
    title = ""
    timezone = "America/New_York"
    article = ArticleRules(section=nowhere, tags=nowhere, image_caption=nowhere)


class PoorerNarmada(demo_narmada.NarmadaSamacharSpider):
    article = ArticleRules(headline=css("title"), views=nowhere)


class PoorerPahad(demo_pahad.PahadBihaniSpider):
    timezone = None
    article = ArticleRules(body=css("p"))


class PoorerRidge(demo_ridge.RidgeCourierSpider):
    article = ArticleRules(
        byline=nowhere, views=labelled("Published On Tue,", "Published On"), image_disclaimer=nowhere
    )


class PoorerWadi(demo_wadi.RoznamaWadiSpider):
    article = ArticleRules(published=nowhere, description=nowhere)
