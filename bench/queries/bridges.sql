with link as (
    select other as contact, owner as target, count(*) as own, 0 as theirs, min(started_local) as first, max(started_local) as last,
           arg_min(row, (started_at, row)) as first_row, arg_max(row, (started_at, row)) as last_row
    from calls
    where owner in ('+923900000001', '+923900000002', '+923900000003', '+923900000004', '+923900000005') and other like '+%'
          and kind in ('call', 'sms') and started_local::date between '2025-01-01' and '2025-03-31'
    group by 1, 2
    union all
    select owner, other, 0, count(*), min(started_local), max(started_local), arg_min(row, (started_at, row)), arg_max(row, (started_at, row))
    from calls
    where other in ('+923900000001', '+923900000002', '+923900000003', '+923900000004', '+923900000005')
          and kind in ('call', 'sms') and started_local::date between '2025-01-01' and '2025-03-31'
    group by 1, 2
), placed as (
    select *, count(*) filter (target <= '+923900000003') over (partition by contact) as ones,
           count(*) filter (target > '+923900000003') over (partition by contact) as twos
    from link
)
select * from placed where ones > 0 and twos > 0 order by ones + twos desc, contact, target
