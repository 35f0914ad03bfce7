with link as (
    select other as contact, owner as target, count(*) as events, min(started_local) as first, max(started_local) as last,
           arg_min(row, (started_at, row)) as first_row, arg_max(row, (started_at, row)) as last_row
    from calls
    where owner in ('+923900000001', '+923900000002', '+923900000003') and other like '+%' and kind in ('call', 'sms')
          and started_local::date between '2025-01-01' and '2025-03-31'
    group by 1, 2
    union all
    select owner, other, count(*), min(started_local), max(started_local), arg_min(row, (started_at, row)), arg_max(row, (started_at, row))
    from calls
    where other in ('+923900000001', '+923900000002', '+923900000003') and kind in ('call', 'sms')
          and started_local::date between '2025-01-01' and '2025-03-31'
    group by 1, 2
), counted as (select *, count(*) over (partition by contact) as targets, sum(events) over (partition by contact) as all_events from link)
select * from counted where targets >= 2 order by targets desc, all_events desc, contact, target
