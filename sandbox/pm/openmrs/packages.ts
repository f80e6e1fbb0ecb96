/** The pages of OpenMRS 3 as it publishes them, each with the hash of what was looked at. As dependencies they would bring 750 MB with them. */
export const PACKAGES = [
	{
		name: "@openmrs/esm-app-shell",
		version: "10.0.0",
		sha512: "7V/aTAOl8KtBBXL0pH0nWZSpAEDjVpD3UIhL6Wg0qb5kIBNXxRI1a0XEg4m/xuPX6JzgBS1NFUQKz2ZfAFhVEg==",
	},
	{
		name: "@openmrs/esm-patient-banner-app",
		version: "12.3.4",
		sha512: "fQur7jUs7Gguzp/l7Ykk6GcCofk8Bk6AhXNo+iFPFjEI11yQBIr1GFghWvHcVFGiAK124YkqYXG0NIwzE/19nA==",
	},
	{
		name: "@openmrs/esm-patient-chart-app",
		version: "12.3.4",
		sha512: "+DtaNNcL7IVwLYjn7Ilp6CfZUE4P0ht2a4A2kiPIkdQQGaT5FH3SH9hn60UossvyqWza1TcVy5OMJ/UPfJgKFg==",
	},
] as const;

export type Package = (typeof PACKAGES)[number];

/** Its modules; the shell is the page that they stand in. */
export const MODULES = PACKAGES.slice(1).map(({ name, version }) => ({ name, file: name.replace(/^@/, "").replace("/", "-"), version }));
