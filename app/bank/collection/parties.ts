/** Names of holders that the bank itself gives; every other holder is named by the people who hand over. */
export const DONOR = "donor";
export const BANK = "bank";
