with event as (
    select owner, started_at, started_local, cell, row from calls
    where owner in ('+923900000001', '+923900000002', '+923900000003') and cell is not null and started_local::date between '2025-01-01' and '2025-03-31'
)
select one.started_local::date as day, one.cell, one.owner, two.owner, count(distinct one.row) as events, count(distinct two.row) as events_of_other,
       least(min(one.started_local), min(two.started_local)) as first, greatest(max(one.started_local), max(two.started_local)) as last,
       min((one.started_at, one.row, two.started_at, two.row)) as rows
from event one join event two
     on one.cell = two.cell and one.owner < two.owner and abs(epoch(one.started_at) - epoch(two.started_at)) <= 900
group by 1, 2, 3, 4 order by 1, 2, 3, 4
