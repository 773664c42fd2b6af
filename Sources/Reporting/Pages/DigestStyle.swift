/// How the HTML page looks: system fonts, one column, dark where the reader likes it, plain on paper.
///
/// The mark of a line stands where a list's bullet would.
enum DigestStyle {
  static let sheet = """
    :root { color-scheme: light dark; --text: #1c1c1c; --page: #fff; --faint: #666; --line: #ddd;
      --link: #1a4f8b; --bar: #8fb1d8; --new: #1b7a3d; --changed: #9a6200; --alarm: #b00020; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --page: #16181b; --faint: #9a9a9a;
      --line: #383b40; --link: #8ab8ee; --bar: #4c7099; --new: #5fc98a; --changed: #e0a94a; --alarm: #ff7b8a; } }
    body { font: 1rem/1.45 system-ui, sans-serif; color: var(--text); background: var(--page);
      max-width: 42rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
    h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0 0; }
    h2 { font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; color: var(--faint);
      margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid var(--line); }
    h3 { font-size: 1.05rem; line-height: 1.3; margin: 1.4rem 0 .3rem; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
    h3 a, .id { text-decoration: none; }
    p { margin: .4rem 0; }
    ul { margin: .3rem 0; padding: 0; list-style: none; }
    h3, li { overflow-wrap: anywhere; }
    h3, li { padding-left: 1.3rem; }
    li { margin: .45rem 0; }
    .mark { float: left; width: 1.3rem; margin-left: -1.3rem; font-family: ui-monospace, monospace; font-weight: bold; }
    .new { color: var(--new); } .changed { color: var(--changed); } .unchanged { color: var(--faint); }
    .disputed, .corrected { color: var(--alarm); }
    cite, .when, .id, .voices, .note, footer, .more { color: var(--faint); font-style: normal; font-size: .82rem; font-weight: normal; }
    cite a { color: inherit; }
    .note::before { content: "— "; }
    .voices { white-space: nowrap; border: 1px solid var(--line); border-radius: 1em; padding: 0 .5em; }
    article .id { padding-left: 1.3rem; margin: 0; font-family: ui-monospace, monospace; font-size: .75rem; }
    svg { display: block; width: 100%; height: auto; margin: 1.2rem 0 0; }
    svg rect { fill: var(--bar); }
    svg circle { fill: var(--alarm); }
    svg line { stroke: var(--line); }
    svg text { fill: var(--faint); font: 12px system-ui, sans-serif; }
    footer { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
    @media print { :root { --text: #000; --page: #fff; --faint: #444; --link: #000; }
      body { max-width: none; padding: 0; font-size: 9.5pt; } h2 { break-after: avoid; }
      h3 { break-after: avoid; } li { break-inside: avoid; } svg { max-width: 60%; } a { text-decoration: none; } }
    """
}
