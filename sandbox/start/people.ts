/** Who is in the box. All numbers are from the range that belongs to nobody. */
export const AGENTS = [
	{ id: "7301", name: "Dana Kim", role: "admin" as const, email: "dana.kim@clinic.example" },
	{ id: "7302", name: "Sam Ortiz", role: "agent" as const, email: "sam.ortiz@clinic.example" },
	{ id: "7303", name: "Lucía Reyes", role: "agent" as const, email: "lucia.reyes@clinic.example", locale: "es" },
];

export const CLINIC = {
	id: "maple-street",
	name: "Maple Street Clinic",
	country: "US",
	number: "+12125550199",
};

export const PHONES = [
	{ number: "+12125550143", name: "Ana Ruiz" },
	{ number: "+12125550118", name: "Tom Becker" },
];
