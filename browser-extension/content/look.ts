/**
 * The host takes no space and starts at the end of the line that it stands in: nothing of the page moves. The page's own rules cannot
 * reach it: what is important inside beats what is important outside.
 */
const HOST =
	"all:initial;position:relative;display:block;float:right;float:inline-end;inline-size:0;block-size:0;font-size:inherit;line-height:inherit;";

export const LOOK = `:host{${HOST.replaceAll(";", "!important;")}}
span{position:absolute;inset-inline-end:var(--shift,0px);inset-block-start:calc((1lh - 24px)/2)}
button{all:unset;isolation:isolate;position:relative;box-sizing:border-box;display:flex;align-items:center;justify-content:center;gap:4px;min-inline-size:24px;block-size:24px;font:600 12px/16px system-ui,sans-serif;color:#1f73b7;cursor:pointer;white-space:nowrap;border-radius:4px}
.wide{padding-inline:8px}
button:before{content:"";position:absolute;inset:1px;z-index:-1;background:#fff;border:1px solid #848f99;border-radius:4px}
button:hover:before{background:#edf5fc;border-color:#1f73b7}
button:focus-visible{outline:2px solid #1f73b7;outline-offset:1px;box-shadow:0 0 0 1px #fff}
svg{inline-size:14px;fill:none;stroke:currentColor;stroke-width:1.5}
@media(forced-colors:active){button{color:ButtonText}}
@media print{:host{display:none!important}}`;
