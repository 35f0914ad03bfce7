select isodow(started_local) as weekday, hour(started_local) as hour, count(*) as events, count(*) filter (kind = 'call') as calls,
       count(*) filter (kind = 'sms') as messages, arg_min(row, (started_at, row)) as first_row, arg_max(row, (started_at, row)) as last_row
from calls
where owner = '+923900000001' and kind in ('call', 'sms') and started_local::date between '2025-01-01' and '2025-03-31'
group by 1, 2 order by 1, 2
