/** What HIPAA asks of the clinic before health details may go by SMS. */
export const PHI_ITEMS = [
	"baa_twilio",
	"baa_cloudflare",
	"baa_zendesk",
	"twilio_hipaa_project",
	"risk_analysis",
	"staff_trained",
	"access_reviewed",
	"warning_approved",
	"breach_plan",
] as const;
