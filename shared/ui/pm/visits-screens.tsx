import type { ComponentType } from "preact";
import type { VisitsWords } from "../../words/visits-en.ts";
import { VisitsNav, type VisitsNavProps } from "./VisitsNav.tsx";
import { VisitsPage, type VisitsPageProps } from "./VisitsPage.tsx";
import { VisitsWording } from "./visits-wording.ts";

export type VisitsScreens = { Nav: ComponentType<VisitsNavProps>; Page: ComponentType<VisitsPageProps> };

export function visitsScreens(words: VisitsWords): VisitsScreens {
	return {
		Nav: (props) => (
			<VisitsWording.Provider value={words}>
				<VisitsNav {...props} />
			</VisitsWording.Provider>
		),
		Page: (props) => (
			<VisitsWording.Provider value={words}>
				<VisitsPage {...props} />
			</VisitsWording.Provider>
		),
	};
}
