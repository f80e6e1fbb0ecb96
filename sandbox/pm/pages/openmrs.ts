// Pages in OpenMRS 3's shape, written from what is known of it: an app that moves without loading, a banner that comes late, classes that
// are hashes, no phone until somebody asks for more, and a list of appointments whose rows unfold.

const uuid = (n: number) => `${String(n).padStart(8, "0")}-c0c9-11ee-abd4-0242ac120002`;
/** Whose age is told in months and days. */
export const BABY = 5;
const bornLately = () => {
	const [, day, month, year] = /^\w+, (\d+) (\w+) (\d+)/.exec(new Date(Date.now() - 500 * 86_400_000).toUTCString()) ?? [];
	return `${day}-${month}-${year}`;
};

export const OPENMRS_PEOPLE = Array.from({ length: 30 }, (_, n) => ({
	id: uuid(n),
	name: `Given${n} Family${n}`,
	born: n === BABY ? bornLately() : `${String(10 + (n % 18))}-Apr-19${50 + n}`,
	mrn: `100${1000 + n}`,
	phone: `+1 202-555-0${100 + n}`,
}));

/** One page for all its addresses; `?late=` holds the banner back for so many ms. */
export const SPA = `<!doctype html><title>OpenMRS</title><div id="app"></div>
<script>
const people = ${JSON.stringify(OPENMRS_PEOPLE)};
const base = "/openmrs/spa";
const app = document.getElementById("app");
let drawn = 0;
function draw() {
	const mine = ++drawn;
	const id = (location.pathname.match(/patient\\/([^/]+)\\/chart/) || [])[1];
	if (!id) return drawList();
	app.innerHTML = '<div data-extension-slot-name="patient-header-slot"></div><main>Loading</main>';
	setTimeout(() => mine === drawn && drawBanner(people.find((each) => each.id === id)), window.lateMs ?? 40);
}
function drawBanner({ id, name, born, mrn, phone }) {
	app.querySelector("[data-extension-slot-name]").innerHTML = '<div data-extension-id="patient-banner"><div class="_3w8An0"><div aria-label="Avatar for ' + name + '"><div title="' + name + '"><span>' + name.replace(/[^A-Z]/g, "") + '</span></div></div><span class="NcLF9d==">' + name + '</span> <span>Female</span> · <span>' + (id === people[${BABY}].id ? "16 mths, 12 days" : "45 yrs") + '</span> · <span>' + born + '</span> <div>OpenMRS ID: ' + mrn + '</div><button>Show more</button></div></div>';
	app.querySelector("button").onclick = () => app.querySelector("[data-extension-id]").insertAdjacentHTML("beforeend", "<p>Contact Details</p><ul><li>Telephone Number<!-- -->: <!-- -->" + phone + "</li></ul>");
	app.querySelector("main").innerHTML = "<h2>Vitals</h2><p>Dr. Grace Okafor, (212) 555-0190</p>";
}
function drawList() {
	app.innerHTML = '<table><thead><tr><th>Patient</th><th>Identifier</th><th>Service</th></tr></thead><tbody>' + people.map(({ id, name, mrn }) =>
		'<tr data-parent-row="true"><td><a href="' + base + "/patient/" + id + '/chart">' + name + '</a></td><td>' + mrn + '</td><td>General</td></tr><tr class="unfolded" hidden><td colspan="3"><a href="' + base + "/patient/" + id + '/chart">' + name + "</a></td></tr>").join("") + "</tbody></table>";
}

window.sortBackwards = () => { const body = document.querySelector("tbody"); body.append(...[...body.children].reverse()); };
addEventListener("popstate", draw);
const push = history.pushState.bind(history);
history.pushState = (...to) => { push(...to); draw(); };
draw();
</script>`;
