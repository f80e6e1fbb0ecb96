// Pages in OpenEMR's shape, written from what is known of it: one page that never changes its address, tabs that are frames of which the
// hidden ones keep other patients, a bar on top that says whose record is open.

type Person = { pid: string; pubpid: string; family: string; given: string; born: string; cell: string; home: string };

const American = (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;

export const OPENEMR_PEOPLE: readonly Person[] = [
	{ pid: "41", pubpid: "A-41", family: "Ruiz", given: "Ana", born: "1981-03-14", cell: "(212) 555-0143", home: "(212) 555-0144" },
	{ pid: "42", pubpid: "A-42", family: "Ruiz", given: "Leo", born: "2018-07-02", cell: "", home: "(212) 555-0144" },
	{ pid: "43", pubpid: "A-43", family: "Nouri", given: "Rosa", born: "1990-01-09", cell: "(212) 555-0177", home: "" },
];

export const MAIN = `<!doctype html><title>OpenEMR</title>
<div id="bar" class="flex-fill form-group"></div>
<nav id="tabs"></nav>
<div id="frames"></div>
<script>
const people = ${JSON.stringify(OPENEMR_PEOPLE)};
window.show = (name) => { for (const box of document.querySelectorAll(".frameDisplay")) box.style.display = box.dataset.tab === name ? "block" : "none"; };
function tab(name, src) {
	const box = document.createElement("div");
	box.className = "frameDisplay"; box.dataset.tab = name;
	box.innerHTML = '<iframe style="width:1100px;height:420px" src="' + src + '"></iframe>';
	document.getElementById("frames").append(box);
	show(name);
}
function openChart(pid) {
	const { pubpid, family, given, born } = people.find((each) => each.pid === pid);
	document.getElementById("bar").innerHTML = '<div><a class="ptName" href="#">' + family + ", " + given + " (" + pubpid + ')</a> <span>DOB: ' + born.slice(5,7) + "/" + born.slice(8) + "/" + born.slice(0,4) + " Age: 45</span></div>";
	tab("chart" + pid, "/summary?set_pid=" + pid);
}
window.tab = tab;
window.closeChart = () => { document.getElementById("bar").replaceChildren(); };
tab("finder", "/finder");
</script>`;

export const FINDER = `<!doctype html><title>Finder</title><table id="pt_table"><thead><tr><th>Full Name</th><th>Home Phone</th><th>Date of Birth</th><th>External ID</th></tr></thead><tbody>${OPENEMR_PEOPLE.map(
	({ pid, pubpid, family, given, born, home }) =>
		`<tr id="pid_${pid}" onclick="parent.openChart('${pid}')"><td>${family}, ${given}</td><td>${home}</td><td>${American(born)}</td><td>${pubpid}</td></tr>`,
).join("")}</tbody></table>`;

/** Written anew as a whole each time that it is refreshed; some rows are no patient's. */
export const FLOW_BOARD = `<!doctype html><title>Flow Board</title><table><tbody id="board"></tbody></table><script>
const people = ${JSON.stringify(OPENEMR_PEOPLE)};
window.refresh = (pids) => { document.getElementById("board").innerHTML = '<tr data-pid="0"><td>Lunch</td><td>12:00</td></tr>' + pids.map((pid) => people.find((each) => each.pid === pid)).map(({ pid, family, given }) => '<tr data-pid="' + pid + '"><td><a href="#">' + family + ", " + given + "</a></td><td>10:15</td></tr>").join(""); };
refresh(["41", "42", "43"]);
</script>`;

/** Names and doctors' phones, and nothing that says who is who. */
export const CALENDAR = `<!doctype html><title>Calendar</title><div class="event">10:15 Ruiz, Ana</div><div class="event">10:30 Ruiz, Leo</div>
<div class="provider">Dr. Okafor, phone (212) 555-0190, fax (212) 555-0191</div>`;

const TELECOMS = `<div class="text_telecoms_value"><div data-status="A">Mobile: <a href="tel:2125550178">(212) 555-0178</a></div>
<div data-status="I" style="display:none">Mobile: <a href="tel:2125550179">(212) 555-0179</a></div></div>`;

/** The record, with the traps that such records have: emergency and guardian numbers first, a surname that stands there twice. */
export function summary(pid: string): string {
	const person = OPENEMR_PEOPLE.find((each) => each.pid === pid);
	if (!person) return "";
	const { family, given, born, cell, home } = person;
	const row = (id: string, label: string, shown: string, raw = shown) =>
		`<tr><td class="label_custom" id="label_${id}">${label}:</td><td class="text data" id="text_${id}" data-value="${raw}">${shown}</td></tr>`;
	return `<!doctype html><title>Summary</title><div id="DEM"><table>
<tr><td class="label_custom" id="label_fname">Name:</td><td><span class="text data" id="text_fname" data-value="${given}">${given}<span id="text_lname" style="display:none" data-value="${family}">${family}</span></span> ${family}</td></tr>
${row("DOB", "DOB", American(born), born)}
${row("phone_contact", "Emergency Phone", "(212) 555-0199", "2125550199")}
${row("guardianphone", "Guardian Phone", "(212) 555-0198", "2125550198")}
${row("phone_home", "Home Phone", home, home.replace(/\D/g, ""))}
${row("phone_biz", "Work Phone", "(212) 555-0188", "2125550188")}
${row("phone_cell", "Mobile Phone", cell, cell.replace(/\D/g, ""))}
${row("pharmacy_id", "Pharmacy", "Corner Pharmacy (212) 555-0166")}
</table>
${pid === "43" ? TELECOMS : ""}
<div class="relation-card"><h3>Related: Carmen Ruiz</h3><a href="tel:2125550155">(212) 555-0155</a></div></div>`;
}
