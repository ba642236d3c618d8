/** Numbers of the people's room. */
export const SETTINGS = [{ key: "people.invitation_days", value: 14, source: "our choice: two weeks to take up an invitation" }];
