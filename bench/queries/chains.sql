with event as (
    select epoch(started_at)::bigint as began, began + coalesce(duration_s, 0) as ended, started_at, started_local, other, direction, row
    from calls
    where owner = '+923900000001' and kind in ('call', 'sms') and other is not null and started_local::date between '2025-01-01' and '2025-03-31'
), slotted as (select *, unnest([ended // 300, ended // 300 + 1]) as slot from event),
chain as (
    select one.other as contact, two.other as then_contact, one.row as row, one.direction as direction, two.direction as then_direction,
           (one.started_at, one.row, two.started_at, two.row, one.started_local) as place
    from slotted one join event two on one.slot = two.began // 300
    where two.started_at > one.started_at and two.began between one.ended and one.ended + 300 and two.other <> one.other
)
select contact, then_contact, count(distinct row) as times,
       count(distinct row) filter (direction = 'in' and then_direction = 'out') as relayed, min(place) as one, max(place) as last
from chain group by 1, 2 order by times desc, 1, 2
