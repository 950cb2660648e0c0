import Diagnostics

/// One page that stands by itself: it needs no other file and no script, and prints well.
struct StaticPage {
    let title: String
    let subtitle: String
    let body: String
    let language: Language
    /// What this page has beyond the others.
    var style = ""

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(language == .zh ? "zh-CN" : "en")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escaped(title))</title>
        <style>
        \(Self.style)\(style)</style>
        </head>
        <body>
        <main>
        <h1>\(HTML.escaped(title))</h1>
        <p class="basis">\(HTML.escaped(subtitle))</p>
        \(body)</main>
        </body>
        </html>

        """
    }

    /// Black on white on paper, dark where the reader's screen is; nothing is told by colour alone.
    private static let style = """
        :root { color-scheme: light dark; --ink: #1b1b1b; --faint: #5a5a5a; --paper: #fff;
          --line: #c9c9c9; --mark: #ffe9a8; --alert: #9c1f1f; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #ececec; --faint: #b0b0b0; --paper: #161616; --line: #4a4a4a;
            --mark: #5c4a10; --alert: #ff9d9d; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 0.95rem/1.55 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC",
            "Microsoft YaHei", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; }
        h1 { font-size: 1.5rem; line-height: 1.3; margin: .4rem 0; }
        h2 { font-size: 1.1rem; border-bottom: 1px solid var(--line); margin: 1.4rem 0 .4rem; }
        p { margin: .25rem 0; }
        ul, ol { margin: .25rem 0; padding-left: 1.4rem; }
        ol ul, ul ul { list-style: none; padding-left: .8rem; }
        li { margin: .2rem 0; }
        .minor { font-size: .9em; }
        .basis { color: var(--faint); font-size: .85em; }
        .alerts { border-left: 4px solid var(--alert); padding-left: .8rem; list-style: none; }
        .alerts b { color: var(--alert); }
        mark { background: var(--mark); color: inherit; font-weight: bold;
          text-decoration: underline; }
        .wide { overflow-x: auto; }
        .chart { max-width: 100%; height: auto; }
        table { border-collapse: collapse; margin: .4rem 0; }
        th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left;
          vertical-align: top; font-weight: normal; }
        thead th { font-weight: bold; }
        td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td small { color: var(--faint); display: block; }
        .carried, .unset { color: var(--faint); }
        @page { size: A4; margin: 10mm 11mm; }
        @media print {
          :root { --ink: #000; --faint: #333; --paper: #fff; --line: #888; --mark: #fff;
            --alert: #000; }
          body { font-size: 7.8pt; line-height: 1.2; }
          main { max-width: none; padding: 0; }
          h1 { font-size: 13pt; margin: 0; }
          h2 { font-size: 9.5pt; margin: .35rem 0 .1rem; break-after: avoid; }
          p, li, ul, ol, table { margin: .05rem 0; }
          th, td { padding: 0 .35rem; }
          tr, ul > li { break-inside: avoid; }
          .wide { overflow: visible; }
        }

        """
}
