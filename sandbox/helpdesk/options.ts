export type AgentOption = { id: string; name: string; role: "admin" | "agent"; email: string; locale?: string };

export type Limits = {
	perMinute: number;
	ticketUpdatesPerUser: number;
	ticketUpdatesPerMinute: number;
	ticketListsPerMinute: number;
	notifyPerMinute: number;
	userUpdatesPerUser: number;
	userUpdatesPerSecond: number;
};

/** Zendesk's numbers for Suite Professional. */
export const ZENDESK_LIMITS: Limits = {
	perMinute: 400,
	ticketUpdatesPerUser: 30,
	ticketUpdatesPerMinute: 100,
	ticketListsPerMinute: 100,
	notifyPerMinute: 100,
	userUpdatesPerUser: 5,
	userUpdatesPerSecond: 1,
};

export type HelpdeskOptions = {
	/** 0 takes any free port. */
	port: number;
	clientId: string;
	clientSecret: string;
	/** The identifier of the browser extension's public OAuth client. */
	extensionClientId?: string;
	appId: string;
	installationId: string;
	appName: string;
	webhookUrl: string;
	webhookSecret: string;
	/** Where the app's places are loaded from. */
	workerUrl: string;
	agents: AgentOption[];
	/** The user behind the OAuth client; an agent of its own when left out. */
	apiUser?: AgentOption;
	/** PKCS 8 PEM of the app's RSA key; made and kept in the state when left out. */
	signingKey?: string;
	/** Without it nothing outlives the process. */
	stateFile?: string;
	now?: () => number;
	limits?: Partial<Limits>;
	/** Zendesk waits 12 s for a webhook; tests wait less. */
	webhookTimeoutMs?: number;
	/** The pause before a webhook is tried again when the answer names none. */
	webhookPauseMs?: number;
	/** How long a new record stays out of `/search`, as Zendesk's index does. */
	searchLagMs?: number;
	/** Where `icon_top_bar.svg` and `icon_nav_bar.svg` of the app lie; drawn by us where there is none. */
	iconsFolder?: string;
	/** Pages of another kind on the same origin, asked first. */
	alsoServe?: (path: string) => Promise<{ type: string; body: string } | null>;
};

export const API_USER: AgentOption = { id: "9000001", name: "Patient Chat", role: "agent", email: "patient-chat@clinic.example" };
