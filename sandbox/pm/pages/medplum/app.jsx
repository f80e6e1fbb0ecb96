import "@mantine/core/styles.css";
import "@medplum/react/styles.css";
import { MantineProvider, Tabs } from "@mantine/core";
import { parseSearchRequest } from "@medplum/core";
import { MockClient } from "@medplum/mock";
import { MedplumProvider, PatientHeader, PatientSummary, ResourceTable, SearchControl, useResource } from "@medplum/react";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes, useNavigate, useParams } from "react-router";
import { doctors, patients } from "./people.ts";

/** Medplum's own components at Medplum's own addresses; only the routes between them are written here. */
const medplum = new MockClient();
const answer = medplum.client.mockFetch.bind(medplum.client);
medplum.client.mockFetch = async (...asked) => {
	await new Promise((done) => setTimeout(done, window.slow ?? 0));
	return answer(...asked);
};

function List({ type, fields }) {
	const navigate = useNavigate();
	const asked = (query) => parseSearchRequest(`${type}?_fields=${fields}&_count=20&${query}`);
	const [search, setSearch] = useState(asked("_sort=name"));
	window.lookFor = (query) => setSearch(asked(query));
	return (
		<SearchControl
			search={search}
			checkboxesEnabled
			hideFilters
			onClick={({ resource }) => {
				window.opened = [...(window.opened ?? []), resource.id];
				navigate(`/${type}/${resource.id}`);
			}}
			onChange={({ definition }) => setSearch(definition)}
		/>
	);
}

function Record() {
	const { id } = useParams();
	const patient = useResource({ reference: `Patient/${id}` });
	if (!patient) return null;
	return (
		<>
			<PatientHeader patient={patient} />
			<Tabs defaultValue="details" keepMounted={false}>
				<Tabs.List>
					<Tabs.Tab value="details">Details</Tabs.Tab>
					<Tabs.Tab value="summary">Summary</Tabs.Tab>
				</Tabs.List>
				<Tabs.Panel value="details">
					<ResourceTable value={patient} ignoreMissingValues />
				</Tabs.Panel>
				<Tabs.Panel value="summary">
					<PatientSummary patient={patient} />
				</Tabs.Panel>
			</Tabs>
		</>
	);
}

function Doctor() {
	const { id } = useParams();
	return <ResourceTable value={{ reference: `Practitioner/${id}` }} ignoreMissingValues />;
}

function Pages() {
	window.goTo = useNavigate();
	return (
		<Routes>
			<Route path="/Patient" element={<List type="Patient" fields="name,birthDate,telecom" />} />
			<Route path="/Patient/:id" element={<Record />} />
			<Route path="/Practitioner" element={<List type="Practitioner" fields="name,telecom" />} />
			<Route path="/Practitioner/:id" element={<Doctor />} />
		</Routes>
	);
}

await medplum.mock.withSeeding(async () => {
	for (const person of [...patients, ...doctors]) await medplum.updateResource(person);
});
// As if they had been written elsewhere: each is asked for when it is opened.
medplum.invalidateAll();
createRoot(document.getElementById("root")).render(
	<BrowserRouter>
		<MantineProvider>
			<MedplumProvider medplum={medplum}>
				<Pages />
			</MedplumProvider>
		</MantineProvider>
	</BrowserRouter>,
);
