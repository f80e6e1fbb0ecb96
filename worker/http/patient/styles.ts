/** One small sheet in the page itself: nothing more is loaded before somebody can read. */
export const SHEET = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--ink:#1c2733;--quiet:#52606d;--line:#c9d1d9;--link:#14507a;--bad:#a3161c;--badly:#fdecec;--well:#e8f5ec;--mine:#e7eef5}
@media (prefers-color-scheme:dark){:root{--page:#12181f;--card:#1b242e;--ink:#e8edf2;--quiet:#a9b6c2;--line:#3d4a57;--link:#8cc4f0;--bad:#ff9d98;--badly:#3a2023;--well:#1d3326;--mine:#23323f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
header.top{background:var(--clinic);color:var(--on-clinic);padding:.25rem 1rem}
header.top>div{max-width:36rem;margin:auto;display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:center;justify-content:space-between;min-height:3rem}
header.top b{font-size:1.125rem;padding:.25rem 0}
header.top .plain{color:inherit;padding-inline:0}
main{max-width:36rem;margin:0 auto;padding:1rem;display:grid;gap:1rem}
h1,h2{font-size:1.375rem;line-height:1.25;margin:0}
h2{font-size:1.125rem}
p{margin:0}
.quiet{color:var(--quiet);font-size:.9375rem}
.box{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;display:grid;gap:.75rem}
form{display:grid;gap:.75rem;margin:0}
label,legend{font-weight:600}
label.tick{display:flex;gap:.75rem;align-items:center;min-height:3rem;font-weight:400}
input,textarea{font:inherit;color:inherit;background:var(--card);border:1px solid var(--quiet);border-radius:.5rem;padding:.625rem .75rem;width:100%;min-height:3rem}
input[type=checkbox]{width:1.75rem;height:1.75rem;min-height:0;flex:none;padding:0;margin:.25rem;accent-color:var(--clinic)}
input[type=file]{padding:.5rem}
textarea{min-height:6rem;resize:vertical}
[aria-invalid=true]{border:2px solid var(--bad)}
button,a.button{font:inherit;font-weight:600;min-height:3rem;padding:.5rem 1rem;border-radius:.5rem;border:1px solid transparent;background:var(--clinic);color:var(--on-clinic);cursor:pointer;text-align:center;text-decoration:none;display:inline-flex;align-items:center;justify-content:center}
button.second,a.second{background:transparent;color:var(--link);border-color:var(--quiet)}
button.plain,a.plain{background:transparent;border:0;padding:.5rem;min-height:3rem;font-weight:600;text-decoration:underline;display:inline-flex;align-items:center}
a{color:var(--link);min-height:1.5rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
header.top :focus-visible{outline-color:var(--on-clinic)}
.wrong{color:var(--bad);font-weight:600}
.note{border-radius:.5rem;padding:.75rem;background:var(--well)}
.note.bad{background:var(--badly);color:var(--bad);font-weight:600}
ol.log{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
ol.log>li{display:grid;gap:.25rem;justify-items:start}
ol.log>li.mine{justify-items:end}
.bubble{background:var(--card);border:1px solid var(--line);border-radius:.75rem .75rem .75rem .125rem;padding:.625rem .875rem;max-width:92%;display:grid;gap:.5rem;white-space:pre-wrap}
.mine .bubble{background:var(--mine);border-radius:.75rem .75rem .125rem .75rem}
.bubble.private{border-color:var(--link);white-space:normal;min-width:min(16rem,92%)}
.bubble .words{white-space:pre-wrap}
.bubble section{display:grid;gap:.75rem}
ol.log>li{scroll-margin-top:1rem}
.lock{display:inline-flex;gap:.5rem;align-items:center;font-weight:600;color:var(--link)}
.lock svg{flex:none}
dl{margin:0;display:grid;gap:.5rem}
dl>div{display:grid;gap:0}
dt{color:var(--quiet);font-size:.9375rem}
dd{margin:0;font-weight:600}
.consent-words{max-height:50vh;overflow:auto;border:1px solid var(--line);border-radius:.5rem;padding:.75rem;white-space:pre-wrap}
.row{display:flex;flex-wrap:wrap;gap:.75rem}
.row>*{flex:1 1 9rem}
.bubble img{max-width:100%;height:auto;border-radius:.5rem;display:block}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:block;padding:.75rem}
progress{width:100%;height:1rem;accent-color:var(--clinic)}
@media print{header.top,form,.skip{display:none}}
`.replaceAll("\n", "");

/** The clinic's colour, and the ink that can be read on it (WCAG 2.2, relative luminance). */
export function coloured(colour: string): string {
	return `:root{--clinic:${colour};--on-clinic:${luminance(colour) > 0.179 ? "#101820" : "#fff"}}`;
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
