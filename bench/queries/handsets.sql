select coalesce(imei[:14], '') as handset, coalesce(imsi, '') as card, count(*) as events, strftime(min(started_local), '%Y-%m-%d %H:%M') as first, strftime(max(started_local), '%Y-%m-%d %H:%M') as last,
       arg_min(row, (started_at, row)) as first_row, arg_max(row, (started_at, row)) as last_row
from calls
where owner = '+923900000001' and started_local::date between '2025-01-01' and '2025-03-31'
group by 1, 2 order by min(started_at), handset, card
