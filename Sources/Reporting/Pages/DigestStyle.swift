/// How the HTML page looks: system fonts, one column, dark where the reader likes it, plain on paper.
enum DigestStyle {
  static let sheet = """
    :root { color-scheme: light dark; --faint: #6b6b6b; --line: #d0d0d0; --bar: #4a7ab5; }
    @media (prefers-color-scheme: dark) { :root { --faint: #a0a0a0; --line: #444; --bar: #7aa7dd; } }
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.5rem; margin: 0; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
    h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
    ul { margin: .3rem 0; padding-left: 1.2rem; }
    li { margin: .3rem 0; overflow-wrap: anywhere; }
    cite, .when, .id, .voices, .note, footer { color: var(--faint); font-style: normal; font-size: .85rem; }
    .note::before { content: "— "; }
    .voices { white-space: nowrap; }
    .mark { font-family: monospace; font-weight: bold; }
    .disputed, .corrected { color: #b00020; }
    svg { width: 100%; height: auto; margin: 1rem 0 0; }
    svg rect { fill: var(--bar); }
    svg circle { fill: #b00020; }
    svg line { stroke: var(--line); }
    svg text { fill: var(--faint); font-size: 9px; }
    footer { margin-top: 2rem; border-top: 1px solid var(--line); }
    @media print { body { max-width: none; font-size: 10pt; } a { color: inherit; } article { break-inside: avoid; } }
    """
}
