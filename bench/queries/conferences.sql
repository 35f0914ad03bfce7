with call as (
    select epoch(date_trunc('second', started_at))::bigint as began, began + coalesce(duration_s, 0) as ended, started_local, direction, other, row
    from calls
    where owner = '+923900000001' and kind = 'call' and started_local::date between '2025-01-01' and '2025-03-31'
), beside as (
    select *, max((ended, began, row, started_local, direction, other)) over earlier as busy,
           max(case direction when 'in' then (began, row, started_local, direction, other, ended) end) over earlier as rang
    from call window earlier as (order by began, direction, row rows between unbounded preceding and 1 preceding)
), found as (
    select case when other = busy[6] then 'one call in two records?' else 'conference or call waiting?' end as question, began - busy[2] as apart,
           least(ended, busy[1]) - began as together, busy[4] as at, busy[5] as one, busy[6] as contact, busy[3] as earlier_row,
           started_local, direction, other, row
    from beside where began < busy[1]
    union all
    select 'forwarded?', began - rang[1], greatest(least(ended, rang[6]) - began, 0), rang[3], rang[4], rang[5], rang[2], started_local, direction, other, row
    from beside where direction = 'out' and began - rang[1] <= 10 and other <> rang[5]
)
select * from found order by started_local, row, question
