extension LawSite {
    /// Chinese first, English below it and smaller; black on white on paper.
    static let style = """
        :root { color-scheme: light dark; --ink: #1b1b1b; --faint: #5a5a5a; --paper: #fff;
          --line: #c9c9c9; --link: #0b4f9e; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #ececec; --faint: #b0b0b0; --paper: #161616; --line: #4a4a4a;
            --link: #8ab8f5; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 1rem/1.6 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC",
            "Microsoft YaHei", sans-serif; }
        main { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.3; margin: .5rem 0; }
        h2 { font-size: 1.25rem; border-bottom: 1px solid var(--line); margin: 2rem 0 .5rem; }
        p { margin: .3rem 0; }
        span[lang="en"] { display: block; color: var(--faint); font-size: .9em; }
        h1 span[lang="en"], h2 span[lang="en"] { font-weight: normal; }
        a { color: var(--link); }
        a span[lang="en"] { color: inherit; }
        a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; }
        ol { list-style: none; counter-reset: item; padding-left: 0; margin: .3rem 0; }
        ol ol { padding-left: 1.4rem; }
        li { margin: .5rem 0; }
        ol > li { counter-increment: item; }
        ol > li > p:first-child::before { content: counters(item, ".") ". ";
          font-variant-numeric: tabular-nums; color: var(--faint); }
        .basis { color: var(--faint); font-size: .85em; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; margin: .5rem 0; width: 100%; }
        th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left;
          vertical-align: top; font-weight: normal; }
        thead th { font-weight: bold; }
        .short { white-space: nowrap; }
        @media print {
          :root { --ink: #000; --faint: #333; --paper: #fff; --line: #999; --link: #000; }
          main { max-width: none; padding: 0; }
          nav, .back { display: none; }
          h2, li > p { break-after: avoid; }
          tr { break-inside: avoid; }
        }

        """
}
