with event as (
    select epoch(started_at)::bigint as began, began + coalesce(duration_s, 0) as ended, started_at, row
    from calls
    where owner = '+923900000001' and kind in ('call', 'sms') and started_local::date between '2025-01-01' and '2025-03-31'
), followed as (
    select max((ended, row)) over earlier as busy, began, row from event
    window earlier as (order by started_at, row rows between unbounded preceding and 1 preceding)
)
select coalesce(busy[1], epoch(timestamp '2024-12-31 19:00')::bigint) as quiet_from, began as until, busy[2] as row_before, row as row_after
from followed where began - quiet_from > 3600 order by 1
