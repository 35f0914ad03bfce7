select other, count(*) filter (kind = 'call') as calls, count(*) filter (kind = 'sms') as messages,
       count(*) filter (direction = 'out') as outgoing, count(*) filter (direction = 'in') as incoming,
       coalesce(sum(duration_s) filter (kind = 'call'), 0) as seconds, count(distinct started_local::date) as days,
       strftime(min(started_local), '%Y-%m-%d %H:%M') as first, strftime(max(started_local), '%Y-%m-%d %H:%M') as last,
       arg_min(row, (started_at, row)) as first_row, arg_max(row, (started_at, row)) as last_row
from calls
where owner = '+923900000001' and other is not null and kind in ('call', 'sms') and started_local::date between '2025-01-01' and '2025-03-31'
group by other order by count(*) desc, other
