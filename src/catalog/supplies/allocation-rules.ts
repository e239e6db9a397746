/** By what a scarce product is shared out: who ordered first, the better tier, or each dealer's share of last quarter's invoiced pieces. */
export const allocationRules = ['first_come', 'by_tier', 'by_share'] as const;
export type AllocationRule = (typeof allocationRules)[number];

/** SQL of the rule of a product `p`: its own, or else the house's. */
export const ruleOf = "COALESCE(p.allocation_rule, (SELECT allocation_rule FROM company WHERE id = 1), 'first_come')";
