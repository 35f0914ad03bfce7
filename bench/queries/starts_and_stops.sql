with ends as (
    select other, min((started_at, row, started_local)) as begun, max((started_at, row, started_local)) as ended from calls
    where owner = '+923900000001' and other is not null and kind in ('call', 'sms') and started_local::date between '2025-01-01' and '2025-03-31'
    group by other
), placed as (
    select 'first seen' as change, other, begun[1] as instant, begun[2] as row, begun[3] as local from ends
    union all select 'last seen', other, ended[1], ended[2], ended[3] from ends
)
select * from placed where local::date between '2025-02-08' and '2025-02-22' order by 1, 3, 2
