import "@mantine/core/styles.css";
import { MantineProvider } from "@mantine/core";
import { parseSearchRequest } from "@medplum/core";
import { MockClient } from "@medplum/mock";
import { MedplumProvider, PatientHeader, PatientSummary, ResourceTable, SearchControl, useResource } from "@medplum/react";
import { createElement as h, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

// Medplum's own components as its app puts them together: a list that opens records, and a record with its head, summary and details.
const medplum = new MockClient();
const listAt = (sort) => `Patient?_fields=name,birthDate,telecom&_sort=${sort}&_count=10`;

function List({ go }) {
	const [search, setSearch] = useState(parseSearchRequest(listAt("name")));
	window.searchFor = (query) => setSearch(parseSearchRequest(query));
	return h(SearchControl, {
		search,
		checkboxesEnabled: true,
		onClick: ({ resource }) => go(`/Patient/${resource.id}`),
		onChange: ({ definition }) => setSearch(definition),
	});
}

function Record({ id }) {
	const patient = useResource({ reference: `Patient/${id}` });
	return patient
		? h("div", null, h(PatientHeader, { patient }), h(PatientSummary, { patient }), h(ResourceTable, { value: patient }))
		: null;
}

function App() {
	const [path, setPath] = useState(location.pathname);
	const go = (to) => {
		history.pushState(null, "", to);
		setPath(to);
	};
	window.go = go;
	useEffect(() => {
		const back = () => setPath(location.pathname);
		addEventListener("popstate", back);
		return () => removeEventListener("popstate", back);
	}, []);
	const id = /^\/Patient\/([^/]+)/.exec(path)?.[1];
	return h(MedplumProvider, { medplum, navigate: go }, h(MantineProvider, null, id ? h(Record, { id, key: id }) : h(List, { go })));
}

async function people() {
	for (let index = 0; index < 20; index += 1) {
		await medplum.createResource({
			resourceType: "Patient",
			name: [{ given: [`Given${index}`], family: `Family${String(index).padStart(2, "0")}` }],
			birthDate: `19${50 + index}-03-${String(10 + (index % 18)).padStart(2, "0")}`,
			telecom: [{ system: "phone", use: "mobile", value: `(202) 555-01${String(10 + index)}` }],
		});
	}
	const found = await medplum.search("Patient", "_count=100");
	window.people = (found.entry ?? []).map(({ resource }) => ({
		id: resource.id,
		name: `${resource.name?.[0]?.given?.join(" ") ?? ""} ${resource.name?.[0]?.family ?? ""}`.trim(),
		birthDate: resource.birthDate,
	}));
	createRoot(document.getElementById("root")).render(h(App));
}
void people();
