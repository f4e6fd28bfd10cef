from newscrawl.discovery.query_noise import QueryNoise


def learned(*pairs):
    noise = QueryNoise()
    for url, declared in pairs:
        noise.learn(f"https://hill.example{url}", f"https://hill.example{declared}")
    return QueryNoise.from_row(noise.as_row())


def test_what_articles_leave_out_of_the_addresses_that_they_declare_is_left_out_of_links():
    noise = learned(*((f"/news/800{n}?rnd={n}71&lang=hi", f"/news/800{n}?lang=hi") for n in range(3)))
    assert noise.without("https://hill.example/news/8009?lang=hi&rnd=5") == "https://hill.example/news/8009?lang=hi"
    assert noise.without("https://hill.example/news/8009?rnd=5") == "https://hill.example/news/8009"
    assert noise.without("https://hill.example/list?rnd=5") == "https://hill.example/list?rnd=5"


def test_what_one_article_keeps_or_few_leave_out_or_no_path_replaces_stays():
    kept = learned(*((f"/news/800{n}?v={n}", f"/news/800{n}") for n in range(5)), ("/news/8007?v=1", "/news/8007?v=1"))
    few = learned(*((f"/news/800{n}?v={n}", f"/news/800{n}") for n in range(2)))
    vague = learned(*((f"/latest?v={n}", "/latest") for n in range(5)))
    for noise in (kept, few, vague):
        assert noise.without("https://hill.example/news/8009?v=5") == "https://hill.example/news/8009?v=5"
