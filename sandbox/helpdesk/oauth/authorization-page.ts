import type { User } from "../desk/state.ts";
import type { OAuthClient } from "./clients.ts";

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;color:#2f3941;background:#f8f9f9;margin:0;display:grid;min-height:100vh;place-items:center}
main{background:#fff;border:1px solid #d8dcde;border-radius:8px;padding:32px;max-width:26rem}
h1{font-size:20px;margin:0 0 12px}label{display:block;margin:16px 0 4px}
select,button{font:inherit;padding:8px 16px;border:1px solid #c2c8cc;border-radius:4px;background:#fff;min-height:40px}
button[value=allow]{background:#1f73b7;border-color:#1f73b7;color:#fff}p:last-child{margin:24px 0 0;display:flex;gap:12px}`;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(title: string, body: string): string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1>${body}</main></html>`;
}

type Consent = { asked: string; client: OAuthClient; scope: string; actor: User | null; agents: User[] };

/** Whom Zendesk would ask for a password, the simulated one asks only who they are. */
export function consentPage({ asked, client, scope, actor, agents }: Consent): string {
	const options = agents.map(({ id, name }) => `<option value="${id}">${escapeHtml(name)}</option>`).join("");
	const who = actor
		? `<p>You are signed in as <b>${escapeHtml(actor.name)}</b>.</p>`
		: `<label for="agent">Sign in as</label><select id="agent" name="agent">${options}</select>`;
	return page(
		`Allow ${escapeHtml(client.identifier)} to use your account?`,
		`<form method="post" action="/oauth/authorizations"><input type="hidden" name="asked" value="${asked}">
<p>It asks for: <code>${escapeHtml(scope)}</code></p>${who}
<p><button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></p></form>`,
	);
}

export const refusalPage = () =>
	page("Invalid Authorization Request", "<p>No such client, or the request is malformed, or it leads to another address.</p>");
