const SAMPLES = 400;

/** What the cases need to know of the bank: labels spread over it, a deep cursor, a sample with a long history, vials to move, people's pages. */
export async function factsOf(database) {
  const all = async (text, ...values) => (await database.query(text, values)).rows;
  const id = async (text, ...values) => {
    const [row] = await all(text, ...values);
    if (!row) throw new Error(`The bank lacks what the bench needs: was it filled by bench:seed? (${text})`);
    return row.id;
  };
  const labels = await all(
    "select v.din, v.division from lots l join vials v on v.lot_id = l.id and v.division = 'Ac' where l.number like 'B-%' order by md5(l.number) limit $1",
    SAMPLES,
  );
  return {
    vials: Number(await id("select count(*)::int as id from vials")),
    labels: labels.map(({ din, division }) => [din, division]),
    cursor: await id("select id from vials where state = 'stored' and tissue = 'adipose' order by id desc limit 1 offset 300"),
    sample: await id("select v.id from vials v join lots l on l.id = v.lot_id where l.number = 'B-000101-A' and v.division = 'Aa'"),
    box: await id("select p.box_id as id from positions p join vials v on v.position_id = p.id where v.din = $1 limit 1", labels[0].din),
    case: await id("select c.id from cases c join accounts a on a.person_id = c.account_holder_id where a.demo_name = 'marco'"),
    request: await id(
      "select r.id from requests r join accounts a on a.clinic_id = r.clinic_id where a.demo_name = 'clinic-x' and r.state = 'infused' and r.number not like 'RQ-B-%' limit 1",
    ),
    certificate: await id("select number as id from certificates where kind = 'release' order by issued_at limit 1"),
    witness: await id("select id from accounts where demo_name = 'lab-b'"),
    waiting: await all("select id, revision from requests where state = 'reviewed' and patient_number like 'BENCH-%' order by id"),
  };
}

/** As they stand when it is asked: a run that ends cuts off moves whose answers nobody hears. */
export const moversOf = async (database) => (await database.query(MOVERS)).rows;

/** For each client a vial of its own with the place where it stands and a free one in the same box; boxes apart from each other. */
const MOVERS = `
  select v.id, v.revision, v.position_id as here,
    (select f.id from positions f where f.box_id = p.box_id and not exists (select from vials o where o.position_id = f.id)
      order by f.row desc, f."column" desc limit 1) as there
  from generate_series(0, 15) as client
  join lots l on l.number = 'B-' || lpad((1 + client * 7)::text, 6, '0') || '-A'
  join vials v on v.lot_id = l.id and v.division = 'Ab'
  join positions p on p.id = v.position_id
  order by client`;
