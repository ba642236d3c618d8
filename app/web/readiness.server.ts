/** What must hold before the portal takes people in. */
export interface Readiness {
  database: boolean;
  worker: boolean;
  migrations: boolean;
  demoBank: boolean;
}

let check: () => Promise<Readiness> = async () => ({ database: false, worker: false, migrations: false, demoBank: false });

export const readiness = (): Promise<Readiness> => check();

export function onReadiness(asked: () => Promise<Readiness>): void {
  check = asked;
}
