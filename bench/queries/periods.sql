select other, count(*) filter (started_local < '2025-02-01') as before, count(*) filter (started_local >= '2025-02-15') as after,
       arg_min(row, (started_at, row)) as first_row, arg_max(row, (started_at, row)) as last_row
from calls
where owner = '+923900000001' and kind in ('call', 'sms') and other is not null
      and (started_local::date between '2025-01-01' and '2025-01-31' or started_local::date between '2025-02-15' and '2025-03-15')
group by 1 order by before + after desc, other
