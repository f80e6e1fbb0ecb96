/**
 * Sends files part by part before the form goes, shows how far it is, and goes on where a connection was cut. Without it the
 * form does the same by itself, only without a bar.
 */
export const UPLOAD_SCRIPT = `"use strict";
(() => {
	const form = document.querySelector("form[data-upload]");
	const input = form && form.elements.namedItem("files");
	if (!form || !input) return;
	const value = (name) => form.elements.namedItem(name).value;
	const wait = (ms) => new Promise((done) => setTimeout(done, ms));
	const bar = document.createElement("progress");
	const line = document.createElement("p");
	line.setAttribute("role", "status");

	async function ask(method, path, body) {
		for (let attempt = 0; ; attempt++) {
			try {
				const headers = { "X-Form-Key": value("key") };
				const answer = await fetch(path, { method, body, headers, credentials: "same-origin", cache: "no-store" });
				if (answer.ok) return await answer.json();
				if (answer.status < 500) throw new Refused();
			} catch (fault) {
				if (fault instanceof Refused || attempt >= 9) throw fault;
			}
			await wait(Math.min(500 * 2 ** attempt, 8000));
		}
	}
	class Refused extends Error {}

	async function send(file, index, sent) {
		const id = "pf." + value("id") + "-" + index;
		const about = new URLSearchParams({ id, name: file.name, size: String(file.size), type: file.type });
		const { partSize, have } = await ask("POST", "/p/files", about);
		const parts = Math.ceil(file.size / partSize);
		for (let n = 0; n < parts; n++) {
			const part = file.slice(n * partSize, (n + 1) * partSize);
			const last = n === parts - 1;
			if (!have.includes(n) || last) {
				const { state } = await ask("PUT", "/p/files/" + encodeURIComponent(id) + "/parts/" + n, part);
				if (state === "refused") throw new Refused();
			}
			sent(part.size);
		}
		return id;
	}

	form.addEventListener("submit", async (event) => {
		const files = [...input.files];
		if (files.length === 0) return;
		event.preventDefault();
		const button = form.querySelector("button[type=submit]");
		button.disabled = true;
		bar.max = files.reduce((sum, file) => sum + file.size, 0);
		bar.value = 0;
		bar.setAttribute("aria-label", form.dataset.upload);
		line.className = "quiet";
		line.textContent = form.dataset.upload;
		button.before(bar, line);
		try {
			for (const [index, file] of files.entries()) {
				const hidden = document.createElement("input");
				hidden.type = "hidden";
				hidden.name = "file-id";
				hidden.value = await send(file, index, (size) => { bar.value += size; });
				form.append(hidden);
			}
			input.disabled = true;
			form.submit();
		} catch (fault) {
			for (const hidden of form.querySelectorAll("input[name=file-id]")) hidden.remove();
			bar.remove();
			line.className = "wrong";
			line.textContent = fault instanceof Refused ? form.dataset.refused : form.dataset.cut;
			button.disabled = false;
		}
	});
})();
`;
