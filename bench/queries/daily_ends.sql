select started_local::date as day, count(*) as events,
       min((started_at, row, strftime(started_local, '%H:%M'), other, kind, direction)) as begun,
       max((started_at, row, strftime(started_local, '%H:%M'), other, kind, direction)) as ended
from calls
where owner = '+923900000001' and kind in ('call', 'sms') and started_local::date between '2025-01-01' and '2025-03-31'
group by 1 order by 1
