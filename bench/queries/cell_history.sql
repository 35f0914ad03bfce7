with event as (
    select cell, started_at, started_local, row, row_number() over (order by started_at, row) as place,
           place - row_number() over (partition by cell order by started_at, row) as run
    from calls
    where owner = '+923900000001' and started_local::date between '2025-01-01' and '2025-03-31'
)
select cell, count(*) as events, strftime(min(started_local), '%Y-%m-%d %H:%M') as first, strftime(max(started_local), '%Y-%m-%d %H:%M') as last,
       arg_min(row, (started_at, row)) as first_row, arg_max(row, (started_at, row)) as last_row
from event group by cell, run order by min(place)
